/* Takes the place of scripts of other sites, whose globals the gallery defines. */
